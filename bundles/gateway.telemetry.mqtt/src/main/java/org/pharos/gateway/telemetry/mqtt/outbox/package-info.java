/** Samples on disk until the broker has them: append-only segments, bounded, oldest given up first. */
package org.pharos.gateway.telemetry.mqtt.outbox;
