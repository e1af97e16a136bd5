package io.corebank.support.privacy;

/**
 * The key under which the keys of persons are kept. It need not be in this process: a bean of this type takes the place
 * of the file, and asks a key management service. A person's key is unwrapped when it is needed and remembered for
 * minutes, so that an answer may take a network's time.
 */
public interface MasterKey {

    /**
     * Encrypts a key, so that only the same master key opens it.
     *
     * @param owner whose key it is, which is needed to open it and is not in the result
     */
    byte[] wrap(byte[] key, String owner);

    /**
     * Opens what was wrapped.
     *
     * @throws IllegalStateException when it was wrapped by another master key, or is not the owner's
     */
    byte[] unwrap(byte[] wrapped, String owner);

    /** Which one it is, in words for whoever has to find it. */
    @Override
    String toString();
}
