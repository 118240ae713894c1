/** Numbers about the pipeline for the fleet: counts and times, never identities. */
package org.pharos.gateway.core.metrics;
