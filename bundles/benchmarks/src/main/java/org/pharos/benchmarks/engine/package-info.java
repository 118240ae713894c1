/** Our binding to OpenVINO beside its Python API and ONNX Runtime. */
package org.pharos.benchmarks.engine;
