/** The launcher's part inside the framework: it asks Declarative Services which components are not of use, and why. */
package org.pharos.launcher.watch;
