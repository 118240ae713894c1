package org.pharos.console.core.state;

/** A present value and when it was so. @param value Long, Double, Boolean or String */
record Reading(Object value, long timestampMs) {}
