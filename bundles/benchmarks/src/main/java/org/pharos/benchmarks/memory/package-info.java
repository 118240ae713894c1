/** Studies and objects larger than the gateway's memory. */
package org.pharos.benchmarks.memory;
