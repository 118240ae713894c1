/** The rules of a Sparkplug edge node: births, aliases, sequence numbers, deaths. No network, no threads. */
package org.pharos.gateway.telemetry.mqtt.node;
