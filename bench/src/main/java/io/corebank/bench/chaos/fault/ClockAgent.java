package io.corebank.bench.chaos.fault;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;

/**
 * Lets the clock of a JVM be wrong, as {@code -javaagent}: whatever asks {@link Clock}, {@link Instant} or {@link Date}
 * for the time is told one that is off by the seconds in a file. Timers go on by the right one, as on a machine whose
 * clock is set.
 */
public final class ClockAgent {

    /** The system property that says by how many seconds; the JDK's own classes see nothing else of this one. */
    private static final String WRONG_BY = "corebank.clock.wrong-by";

    private static final long LOOK_MILLIS = 100;

    /** What is done at the end of which method. */
    private static final Map<String, Consumer<MethodVisitor>> ENDINGS = Map.of(
            "java/time/Clock.currentInstant", ClockAgent::shiftInstant,
            "java/time/Clock$SystemClock.millis", ClockAgent::shiftMillis,
            "java/util/Date.<init>()V", ClockAgent::shiftDate);

    private ClockAgent() {}

    /**
     * Called by the JVM before its program begins.
     *
     * @param file where the seconds stand
     */
    public static void premain(String file, Instrumentation instrumentation)
            throws UnmodifiableClassException, ClassNotFoundException {
        instrumentation.addTransformer(new Weaver(), true);
        instrumentation.retransformClasses(Clock.class, Class.forName("java.time.Clock$SystemClock"), Date.class);
        Thread watch = new Thread(() -> watch(Path.of(file)), "wrong-clock");
        watch.setDaemon(true);
        watch.start();
    }

    /** The classes that it is made of. */
    static List<Class<?>> parts() {
        return List.of(ClockAgent.class, Weaver.class, Methods.class, Ending.class);
    }

    private static void watch(Path file) {
        try {
            while (true) {
                System.setProperty(WRONG_BY, Files.readString(file).strip());
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (IOException | InterruptedException end) {
            System.clearProperty(WRONG_BY);
        }
    }

    private static void shiftInstant(MethodVisitor code) {
        wrongBy(code);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, "java/time/Instant", "plusSeconds", "(J)Ljava/time/Instant;", false);
    }

    private static void shiftMillis(MethodVisitor code) {
        wrongBy(code);
        code.visitLdcInsn(1_000L);
        code.visitInsn(Opcodes.LMUL);
        code.visitInsn(Opcodes.LADD);
    }

    private static void shiftDate(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/util/Date", "getTime", "()J", false);
        shiftMillis(code);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/util/Date", "setTime", "(J)V", false);
    }

    /** Leaves the seconds on the stack. */
    private static void wrongBy(MethodVisitor code) {
        code.visitLdcInsn(WRONG_BY);
        code.visitInsn(Opcodes.LCONST_0);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, "java/lang/Long", "getLong", "(Ljava/lang/String;J)Ljava/lang/Long;", false);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Long", "longValue", "()J", false);
    }

    /** Puts the endings where they belong. */
    private static final class Weaver implements ClassFileTransformer {

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                String name,
                @Nullable Class<?> type,
                @Nullable ProtectionDomain domain,
                byte[] code) {
            if (ENDINGS.keySet().stream().noneMatch(method -> method.startsWith(name + "."))) {
                return null;
            }
            ClassReader reader = new ClassReader(code);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(new Methods(name, writer), 0);
            return writer.toByteArray();
        }
    }

    private static final class Methods extends ClassVisitor {

        private final String type;

        Methods(String type, ClassWriter writer) {
            super(SpringAsmInfo.ASM_VERSION, writer);
            this.type = type;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String signature, @Nullable String generic, String @Nullable [] thrown) {
            MethodVisitor code = super.visitMethod(access, name, signature, generic, thrown);
            String method = type + "." + name;
            Consumer<MethodVisitor> ending = ENDINGS.getOrDefault(method, ENDINGS.get(method + signature));
            return ending == null ? code : new Ending(code, ending);
        }
    }

    private static final class Ending extends MethodVisitor {

        private final Consumer<MethodVisitor> ending;

        Ending(MethodVisitor code, Consumer<MethodVisitor> ending) {
            super(SpringAsmInfo.ASM_VERSION, code);
            this.ending = ending;
        }

        @Override
        public void visitInsn(int instruction) {
            if (instruction >= Opcodes.IRETURN && instruction <= Opcodes.RETURN) {
                ending.accept(mv);
            }
            super.visitInsn(instruction);
        }
    }
}
