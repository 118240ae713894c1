/** The state of the fleet. */
package org.pharos.console.core;
