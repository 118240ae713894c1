/**
 * Apache Artemis in this process: loopback without TLS, the network only with mutual TLS, each site on its own topics.
 */
package org.pharos.console.broker.embedded;
