/** Fakes good enough to demonstrate with. */
package org.pharos.test.support;
