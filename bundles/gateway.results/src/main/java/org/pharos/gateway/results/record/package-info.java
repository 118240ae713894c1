/** What every object made here carries: the patient and study as they came, its own identity, and who made it. */
package org.pharos.gateway.results.record;
