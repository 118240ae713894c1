/** Sparkplug B over MQTT 5, with its own store. */
package org.pharos.gateway.telemetry.mqtt;
