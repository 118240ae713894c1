/** How long until the gateway is of use, and what it occupies. */
package org.pharos.benchmarks.start;
