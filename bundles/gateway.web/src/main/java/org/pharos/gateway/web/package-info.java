/** The pages of the box. */
package org.pharos.gateway.web;
