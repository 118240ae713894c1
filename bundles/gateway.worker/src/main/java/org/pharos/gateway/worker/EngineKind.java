package org.pharos.gateway.worker;

/** The engines this gateway knows, the preferred first. */
enum EngineKind {
    OPENVINO("openvino", "OpenVINO"),
    ONNX_RUNTIME("onnxruntime", "ONNX Runtime");

    private final String id;
    private final String title;

    EngineKind(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** As in {@code InferenceEngine.id()}. */
    String id() {
        return id;
    }

    /** As people call it. */
    String title() {
        return title;
    }
}
