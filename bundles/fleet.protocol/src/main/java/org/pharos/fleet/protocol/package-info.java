/** What box and console say to each other: topics, metrics, Sparkplug B payloads. */
package org.pharos.fleet.protocol;
