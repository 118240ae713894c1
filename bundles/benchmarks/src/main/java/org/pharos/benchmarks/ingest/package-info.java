/** How fast objects are taken and made durable. */
package org.pharos.benchmarks.ingest;
