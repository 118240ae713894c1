/** From the last image to the result the PACS has committed to. */
package org.pharos.benchmarks.roundtrip;
