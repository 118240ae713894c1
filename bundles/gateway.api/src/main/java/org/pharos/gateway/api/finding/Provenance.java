package org.pharos.gateway.api.finding;

/**
 * How an answer came about.
 *
 * @param engine such as {@code openvino} or {@code onnxruntime}
 * @param device such as {@code CPU}
 * @param precision the arithmetic that was in effect, such as {@code f32}
 */
public record Provenance(String engine, String engineVersion, String device, String precision) {}
