"""The same through OpenVINO's Python API: model, threads, warm-up runs, runs. Prints one latency a line, in ms."""
import sys
import time

import numpy
import openvino

model, threads, before, runs = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
compiled = openvino.Core().compile_model(model, "CPU", {
    "INFERENCE_PRECISION_HINT": "f32",
    "PERFORMANCE_HINT": "LATENCY",
    "INFERENCE_NUM_THREADS": threads,
    "ENABLE_CPU_PINNING": "NO",
})
request = compiled.create_infer_request()
random = numpy.random.default_rng(1)
for port in compiled.inputs:
    data = random.random(tuple(port.shape), dtype=numpy.float32)
    request.set_tensor(port, openvino.Tensor(data, shared_memory=True))
for port in compiled.outputs:
    data = numpy.zeros(tuple(port.shape), dtype=numpy.float32)
    request.set_tensor(port, openvino.Tensor(data, shared_memory=True))
for _ in range(before):
    request.infer()
taken = []
for _ in range(runs):
    start = time.perf_counter_ns()
    request.infer()
    taken.append(time.perf_counter_ns() - start)
print("\n".join(str(one / 1e6) for one in taken))
