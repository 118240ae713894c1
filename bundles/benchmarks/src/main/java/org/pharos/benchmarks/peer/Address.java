package org.pharos.benchmarks.peer;

/** Where objects can be sent to, on this machine. */
public interface Address {

    /** How a person calls it. */
    String name();

    String aeTitle();

    int port();
}
