package org.pharos.cli.check;

/**
 * How one test went.
 *
 * @param bundle the folder below {@code bundles/}
 * @param test class and method
 * @param message why it failed or was skipped; empty when it passed
 */
record Outcome(String bundle, String test, Result result, String message) {

    /** What a report can say of a test. */
    enum Result { PASSED, FAILED, SKIPPED }
}
