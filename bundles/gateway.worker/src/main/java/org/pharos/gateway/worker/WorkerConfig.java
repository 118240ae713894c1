package org.pharos.gateway.worker;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of the worker process. */
@ObjectClassDefinition(id = WorkerOptions.PID, name = "Worker process",
        description = "The process that decodes images and runs models")
@interface WorkerConfig {

    @AttributeDefinition(name = "Home folder", description = "Set by the launcher")
    String pharos_home();

    @AttributeDefinition(name = "Engine", description = "auto takes OpenVINO where it is installed, else ONNX Runtime",
            options = {@Option(label = "auto", value = "auto"), @Option(label = "OpenVINO", value = "openvino"),
                @Option(label = "ONNX Runtime", value = "onnxruntime")})
    String engine() default "auto";

    @AttributeDefinition(name = "OpenVINO folder", required = false,
            description = "Folder of libopenvino_c; empty: the launcher's cache")
    String openvino() default "";

    @AttributeDefinition(name = "Heap", description = "Java heap of the worker in MiB, 128 to 16384")
    int heapMb() default 768;

    @AttributeDefinition(name = "Threads", description = "Threads of the engine; 0: all cores but one")
    int threads() default 0;

    @AttributeDefinition(name = "Start time-out", description = "Milliseconds until a starting worker is given up")
    int startTimeoutMs() default 20_000;

    @AttributeDefinition(name = "Load time-out", description = "Milliseconds until loading a model is given up")
    int loadTimeoutMs() default 60_000;

    @AttributeDefinition(name = "Restart delay", description = "Milliseconds before a worker is started again, at most")
    int restartDelayMaxMs() default 5_000;
}
