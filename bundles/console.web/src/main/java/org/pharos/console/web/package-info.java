/** The pages and REST of the console: which gateways need a person, how each is, and what goes to the community. */
package org.pharos.console.web;
