/** The pages and REST of the console. */
package org.pharos.console.web;
