package org.pharos.gateway.api.inference;

/**
 * Which engine answers, and how its process fares.
 *
 * @param engine such as {@code openvino}; empty while none is known to run
 * @param precision the arithmetic in effect, such as {@code f32}; empty while no model is loaded
 * @param why why this one, in words: "OpenVINO 2026.4.1 is installed", "OpenVINO is not installed: libopenvino_c is
 *     missing in ..."
 * @param restarts how often the process had to be started again since the gateway started
 */
public record EngineStatus(String engine, String engineVersion, String device, String precision, String why,
        boolean workerRunning, long restarts) {}
