/** Starting the three servers in this process: flags become settings, ports are looked at first, signals stop it. */
package org.pharos.cli.server;
