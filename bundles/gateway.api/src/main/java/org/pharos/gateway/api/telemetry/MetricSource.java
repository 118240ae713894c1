package org.pharos.gateway.api.telemetry;

import java.util.List;

/** Has numbers to report. Asked every few seconds; must return at once. Every service of this kind is asked. */
public interface MetricSource {

    /** The same names every time, so that the birth certificate names them all. */
    List<Metric> metrics();
}
