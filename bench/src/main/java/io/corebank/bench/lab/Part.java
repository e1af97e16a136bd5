package io.corebank.bench.lab;

/** A part of the lab that has to be stopped when the run is over. */
public interface Part extends AutoCloseable {

    @Override
    void close();
}
