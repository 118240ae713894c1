/** The processes that are measured, ours and others', each started as a person would. */
package org.pharos.benchmarks.peer;
