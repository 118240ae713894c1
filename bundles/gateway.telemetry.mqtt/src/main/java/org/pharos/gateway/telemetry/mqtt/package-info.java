/** The box's side of the fleet link: collects, keeps, and tells the console, whenever there is one. */
package org.pharos.gateway.telemetry.mqtt;
