package org.pharos.gateway.api.app;

/**
 * A plausibility check on the model's own outputs.
 *
 * @param output the output looked at
 * @param element which number of it
 * @param min the image is declined below this
 * @param words why it is declined, for a radiographer
 */
public record Gate(String output, int element, double min, String words) {}
