/** Checks of the box in words. */
package org.pharos.gateway.health;
