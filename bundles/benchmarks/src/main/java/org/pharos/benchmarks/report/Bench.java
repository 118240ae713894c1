package org.pharos.benchmarks.report;

import java.io.IOException;

/** One set of figures. Runs on one thread, for minutes at most, and ends every process it started. */
public interface Bench {

    /** What a person types: {@code ./pharos bench NAME}. */
    String name();

    /** What it measures, in a line. */
    String about();

    /**
     * Measures and reports.
     *
     * @throws IOException when a part of Pharos itself fails; a peer that is absent is reported as skipped
     */
    void run(Place place, Report report) throws IOException, InterruptedException;
}
