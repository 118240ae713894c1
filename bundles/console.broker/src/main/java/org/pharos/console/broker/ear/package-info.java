/** The console as a Sparkplug host: says that it is online, hears everything, sends commands. */
package org.pharos.console.broker.ear;
