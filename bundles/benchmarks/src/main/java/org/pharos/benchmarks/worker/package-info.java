/** How soon images are answered again after the worker process was lost. */
package org.pharos.benchmarks.worker;
