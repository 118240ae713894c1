/** The commands behind ./pharos: what a person types, checked, and turned into settings of an application. */
package org.pharos.cli;
