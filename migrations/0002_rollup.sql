CREATE TABLE "project_rollup" (
	"place_kind" text NOT NULL,
	"place_id" bigint,
	"funding_period_id" bigint,
	"fund_id" bigint,
	"priority_id" bigint,
	"funding_guideline_id" bigint,
	"funding_object_id" bigint,
	"intervention_category_id" bigint,
	"specific_objective_id" bigint,
	"start_year" integer,
	"projects" integer NOT NULL,
	"total_eligible_cost" bigint NOT NULL,
	"total_eligible_cost_known" integer NOT NULL,
	"total_cost" bigint NOT NULL,
	"total_cost_known" integer NOT NULL,
	"grant_amount" bigint NOT NULL,
	"grant_amount_known" integer NOT NULL,
	"union_contribution" bigint NOT NULL,
	"union_contribution_known" integer NOT NULL,
	"union_contribution_derived" bigint NOT NULL,
	"union_contribution_derived_known" integer NOT NULL,
	"land_funds" bigint NOT NULL,
	"land_funds_known" integer NOT NULL,
	"own_share" bigint NOT NULL,
	"own_share_known" integer NOT NULL,
	"third_party_funds" bigint NOT NULL,
	"third_party_funds_known" integer NOT NULL,
	CONSTRAINT "project_rollup_dimensions" UNIQUE NULLS NOT DISTINCT("place_kind","place_id","funding_period_id","fund_id","priority_id","funding_guideline_id","funding_object_id","intervention_category_id","specific_objective_id","start_year")
);

--> statement-breakpoint
GRANT SELECT ON project_rollup TO steckbrief_app;
--> statement-breakpoint
INSERT INTO column_class (table_name, column_name, class)
SELECT table_name, column_name, 'public' FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = 'project_rollup';
--> statement-breakpoint

-- The statement that adds a set of versions to the rollup, or takes it away (sign -1): one statement, whatever the
-- number of rows. It is text, because a trigger's transition tables can be seen by the trigger function alone.
CREATE FUNCTION rollup_statement(versions text, sign integer) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN format($rollup$
    INSERT INTO project_rollup AS r (place_kind, place_id, funding_period_id, fund_id, priority_id, funding_guideline_id, funding_object_id, intervention_category_id, specific_objective_id, start_year,
      projects,
      total_eligible_cost,
      total_eligible_cost_known,
      total_cost,
      total_cost_known,
      grant_amount,
      grant_amount_known,
      union_contribution,
      union_contribution_known,
      union_contribution_derived,
      union_contribution_derived_known,
      land_funds,
      land_funds_known,
      own_share,
      own_share_known,
      third_party_funds,
      third_party_funds_known)
    SELECT place_kind, place_id, funding_period_id, fund_id, priority_id, funding_guideline_id, funding_object_id, intervention_category_id, specific_objective_id, extract(year FROM period_start)::integer,
      %2$s * count(*),
      %2$s * coalesce(sum(total_eligible_cost), 0),
      %2$s * count(total_eligible_cost),
      %2$s * coalesce(sum(total_cost), 0),
      %2$s * count(total_cost),
      %2$s * coalesce(sum(grant_amount), 0),
      %2$s * count(grant_amount),
      %2$s * coalesce(sum(union_contribution), 0),
      %2$s * count(union_contribution),
      %2$s * coalesce(sum(union_contribution_derived), 0),
      %2$s * count(union_contribution_derived),
      %2$s * coalesce(sum(land_funds), 0),
      %2$s * count(land_funds),
      %2$s * coalesce(sum(own_share), 0),
      %2$s * count(own_share),
      %2$s * coalesce(sum(third_party_funds), 0),
      %2$s * count(third_party_funds)
    FROM %1$s
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    ON CONFLICT ON CONSTRAINT project_rollup_dimensions DO UPDATE SET
      projects = r.projects + excluded.projects,
      total_eligible_cost = r.total_eligible_cost + excluded.total_eligible_cost,
      total_eligible_cost_known = r.total_eligible_cost_known + excluded.total_eligible_cost_known,
      total_cost = r.total_cost + excluded.total_cost,
      total_cost_known = r.total_cost_known + excluded.total_cost_known,
      grant_amount = r.grant_amount + excluded.grant_amount,
      grant_amount_known = r.grant_amount_known + excluded.grant_amount_known,
      union_contribution = r.union_contribution + excluded.union_contribution,
      union_contribution_known = r.union_contribution_known + excluded.union_contribution_known,
      union_contribution_derived = r.union_contribution_derived + excluded.union_contribution_derived,
      union_contribution_derived_known = r.union_contribution_derived_known + excluded.union_contribution_derived_known,
      land_funds = r.land_funds + excluded.land_funds,
      land_funds_known = r.land_funds_known + excluded.land_funds_known,
      own_share = r.own_share + excluded.own_share,
      own_share_known = r.own_share_known + excluded.own_share_known,
      third_party_funds = r.third_party_funds + excluded.third_party_funds,
      third_party_funds_known = r.third_party_funds_known + excluded.third_party_funds_known
  $rollup$, versions, sign);
--> statement-breakpoint
-- Keeps the rollup equal to the current versions: a version counts from its insert until it is superseded.
CREATE FUNCTION maintain_rollup() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    EXECUTE rollup_statement('new_rows WHERE superseded_revision IS NULL', 1);
  ELSE
    EXECUTE rollup_statement('(SELECT n.* FROM new_rows n JOIN old_rows o ON o.id = n.id
      WHERE o.superseded_revision IS NULL AND n.superseded_revision IS NOT NULL) superseded', -1);
    DELETE FROM project_rollup WHERE projects = 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION maintain_rollup() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER project_version_rollup_insert AFTER INSERT ON project_version
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION maintain_rollup();
--> statement-breakpoint
CREATE TRIGGER project_version_rollup_update AFTER UPDATE ON project_version
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION maintain_rollup();
--> statement-breakpoint
DO $$ BEGIN EXECUTE rollup_statement('project_version WHERE superseded_revision IS NULL', 1); END $$;
