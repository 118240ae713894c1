package org.pharos.gateway.api.study;

/**
 * Numbers over a stretch of time.
 *
 * @param instances originals received; with {@code results} all that the spool holds
 * @param patients distinct Patient IDs (with their issuer) among the studies
 * @param results objects made on this box
 */
public record StudyCounts(long studies, long instances, long patients, long results, long unfinished) {}
