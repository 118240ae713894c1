/** ONNX Runtime from its Java package. */
package org.pharos.gateway.inference.onnxruntime;
