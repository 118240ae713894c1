/** An embedded Artemis broker, and the ear on it. */
package org.pharos.console.broker;
