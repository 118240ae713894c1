/** The console's place on MQTT: a broker of its own or another's, and the ear on it. */
package org.pharos.console.broker;
