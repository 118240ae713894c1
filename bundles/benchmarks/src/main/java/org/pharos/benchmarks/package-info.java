/** Figures beside peers, in one run on one machine; see the README. */
package org.pharos.benchmarks;
