package org.pharos.gateway.api.study;

/**
 * Numbers over a stretch of time.
 *
 * @param patients distinct Patient IDs (with their issuer) among the studies
 */
public record StudyCounts(long studies, long instances, long patients, long results, long unfinished) {}
