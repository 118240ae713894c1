/** From an image to a model's input: the operations a manifest may name, each a few lines of arithmetic. */
package org.pharos.gateway.worker.prepare;
