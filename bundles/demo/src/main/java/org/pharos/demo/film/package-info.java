/** Chest films for the demonstration: real public ones where they are at hand, simulated ones otherwise. */
package org.pharos.demo.film;
