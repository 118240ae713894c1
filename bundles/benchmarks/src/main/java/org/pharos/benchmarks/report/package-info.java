/** What a bench is, and how its figures are told. */
package org.pharos.benchmarks.report;
