package org.pharos.gateway.telemetry.mqtt.outbox;

/** One record and its place in the order of all that were ever appended. */
public record OutboxRecord(long index, byte[] bytes) {}
