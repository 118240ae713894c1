/** The contracts of the gateway. */
package org.pharos.gateway.api;
