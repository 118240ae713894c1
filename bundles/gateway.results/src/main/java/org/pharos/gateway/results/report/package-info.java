/** Findings as a Comprehensive 3D SR after TID 1500. */
package org.pharos.gateway.results.report;
