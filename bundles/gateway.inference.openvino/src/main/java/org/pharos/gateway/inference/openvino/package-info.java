/** OpenVINO through its C API. */
package org.pharos.gateway.inference.openvino;
