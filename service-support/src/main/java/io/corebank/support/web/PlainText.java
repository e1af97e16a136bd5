package io.corebank.support.web;

/** Text of callers, which goes into the database and to people. */
public final class PlainText {

    private PlainText() {}

    /** Whether nothing is in it that a terminal or a log would act on, or that PostgreSQL does not take. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(PlainText::isUnprintable);
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
