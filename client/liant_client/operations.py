"""The operations of the API. Written by generate.py."""

from collections.abc import Iterator
from typing import Any, cast

from liant_client import models
from liant_client.transport import Transport


class Liant(Transport):
    """Liant, as one employee."""

    def list_duplicates(
        self,
        *,
        kind: str = "account",
        name: str = "",
        given_name: str = "",
        family_name: str = "",
        tax_number: str = "",
        trade_register: str = "",
        iban: str = "",
        phone: str = "",
        email: str = "",
        city: str = "",
    ) -> models.Found:
        """The contacts that look like this one, as far as the actor sees them."""
        return cast(
            "models.Found",
            self.call(
                "GET",
                "/api/contacts/duplicates/",
                query={
                    "kind": kind,
                    "name": name,
                    "given_name": given_name,
                    "family_name": family_name,
                    "tax_number": tax_number,
                    "trade_register": trade_register,
                    "iban": iban,
                    "phone": phone,
                    "email": email,
                    "city": city,
                },
                headers={},
            ),
        )

    def list_duplicate_pairs(
        self,
        *,
        kind: str = "",
        owner: int | None = None,
        score: int = 50,
        dismissed: bool = False,
        after: str = "",
        limit: int = 50,
    ) -> models.PairsFound:
        """The pairs that the search of the night found, of which the actor sees both. `merge` makes them one."""
        return cast(
            "models.PairsFound",
            self.call(
                "GET",
                "/api/contacts/duplicates/pairs/",
                query={
                    "kind": kind,
                    "owner": owner,
                    "score": score,
                    "dismissed": dismissed,
                    "after": after,
                    "limit": limit,
                },
                headers={},
            ),
        )

    def decide_duplicate(self, number: int, data: models.Decision) -> None:
        """Keep for good that this contact and the other are not the same, or open that again."""
        self.call("POST", f"/api/contacts/{number}/duplicates/", query={}, headers={}, body=data)

    def capture_contact(self, data: models.CapturedText) -> models.CapturedContact:
        """What a text tells of a contact. Nothing is saved."""
        return cast(
            "models.CapturedContact", self.call("POST", "/api/contacts/capture/", query={}, headers={}, body=data)
        )

    def look_up_company(self, *, tax_number: str = "") -> models.RegistryAnswer:
        """What public registries say of a tax number: 422 with the reason when they say nothing. Nothing is saved."""
        return cast(
            "models.RegistryAnswer",
            self.call("GET", "/api/contacts/look-up/", query={"tax_number": tax_number}, headers={}),
        )

    def list_employees(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.EmployeeList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.EmployeeList",
            self.call(
                "GET",
                "/api/employees/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_employees(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Employee]:
        """The items of all pages of `list_employees`."""
        return self.pages(
            lambda after: self.list_employees(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_employee(self, data: models.EmployeeInput, *, idempotency_key: str = "") -> models.Employee:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Employee",
            self.call("POST", "/api/employees/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_employees(self, data: models.EmployeeInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/employees/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_employee(self, number: int, *, fields: str = "") -> models.Employee:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Employee", self.call("GET", f"/api/employees/{number}/", query={"fields": fields}, headers={})
        )

    def change_employee(
        self, number: int, data: models.EmployeeInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Employee:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Employee",
            self.call(
                "PATCH",
                f"/api/employees/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_employee(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/employees/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_units(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.UnitList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.UnitList",
            self.call(
                "GET",
                "/api/units/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_units(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Unit]:
        """The items of all pages of `list_units`."""
        return self.pages(
            lambda after: self.list_units(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_unit(self, data: models.UnitInput, *, idempotency_key: str = "") -> models.Unit:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Unit",
            self.call("POST", "/api/units/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_units(self, data: models.UnitInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call("POST", "/api/units/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def get_unit(self, number: int, *, fields: str = "") -> models.Unit:
        """A record with its parts, and its ETag."""
        return cast("models.Unit", self.call("GET", f"/api/units/{number}/", query={"fields": fields}, headers={}))

    def change_unit(
        self, number: int, data: models.UnitInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Unit:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Unit",
            self.call(
                "PATCH",
                f"/api/units/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_unit(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/units/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_roles(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.RoleList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.RoleList",
            self.call(
                "GET",
                "/api/roles/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_roles(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Role]:
        """The items of all pages of `list_roles`."""
        return self.pages(
            lambda after: self.list_roles(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_role(self, data: models.RoleInput, *, idempotency_key: str = "") -> models.Role:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Role",
            self.call("POST", "/api/roles/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_roles(self, data: models.RoleInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call("POST", "/api/roles/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def get_role(self, number: int, *, fields: str = "") -> models.Role:
        """A record with its parts, and its ETag."""
        return cast("models.Role", self.call("GET", f"/api/roles/{number}/", query={"fields": fields}, headers={}))

    def change_role(
        self, number: int, data: models.RoleInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Role:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Role",
            self.call(
                "PATCH",
                f"/api/roles/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_role(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/roles/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_delegations(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.DelegationList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.DelegationList",
            self.call(
                "GET",
                "/api/delegations/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_delegations(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Delegation]:
        """The items of all pages of `list_delegations`."""
        return self.pages(
            lambda after: self.list_delegations(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_delegation(self, data: models.DelegationInput, *, idempotency_key: str = "") -> models.Delegation:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Delegation",
            self.call("POST", "/api/delegations/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_delegations(self, data: models.DelegationInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/delegations/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_delegation(self, number: int, *, fields: str = "") -> models.Delegation:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Delegation", self.call("GET", f"/api/delegations/{number}/", query={"fields": fields}, headers={})
        )

    def change_delegation(
        self, number: int, data: models.DelegationInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Delegation:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Delegation",
            self.call(
                "PATCH",
                f"/api/delegations/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_delegation(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/delegations/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_equipment(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.EquipmentList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.EquipmentList",
            self.call(
                "GET",
                "/api/equipment/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_equipment(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Equipment]:
        """The items of all pages of `list_equipment`."""
        return self.pages(
            lambda after: self.list_equipment(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_equipment(self, data: models.EquipmentInput, *, idempotency_key: str = "") -> models.Equipment:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Equipment",
            self.call("POST", "/api/equipment/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_equipment(self, data: models.EquipmentInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/equipment/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_equipment(self, number: int, *, fields: str = "") -> models.Equipment:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Equipment", self.call("GET", f"/api/equipment/{number}/", query={"fields": fields}, headers={})
        )

    def change_equipment(
        self, number: int, data: models.EquipmentInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Equipment:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Equipment",
            self.call(
                "PATCH",
                f"/api/equipment/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_equipment(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/equipment/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_equipment_kinds(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.EquipmentkindList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.EquipmentkindList",
            self.call(
                "GET",
                "/api/equipment-kinds/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_equipment_kinds(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Equipmentkind]:
        """The items of all pages of `list_equipment_kinds`."""
        return self.pages(
            lambda after: self.list_equipment_kinds(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_equipmentkind(
        self, data: models.EquipmentkindInput, *, idempotency_key: str = ""
    ) -> models.Equipmentkind:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Equipmentkind",
            self.call(
                "POST", "/api/equipment-kinds/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def bulk_equipment_kinds(self, data: models.EquipmentkindInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/equipment-kinds/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_equipmentkind(self, number: int, *, fields: str = "") -> models.Equipmentkind:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Equipmentkind",
            self.call("GET", f"/api/equipment-kinds/{number}/", query={"fields": fields}, headers={}),
        )

    def change_equipmentkind(
        self, number: int, data: models.EquipmentkindInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Equipmentkind:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Equipmentkind",
            self.call(
                "PATCH",
                f"/api/equipment-kinds/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_equipmentkind(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/equipment-kinds/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_target_groups(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.TargetgroupList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.TargetgroupList",
            self.call(
                "GET",
                "/api/target-groups/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_target_groups(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Targetgroup]:
        """The items of all pages of `list_target_groups`."""
        return self.pages(
            lambda after: self.list_target_groups(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_targetgroup(self, data: models.TargetgroupInput, *, idempotency_key: str = "") -> models.Targetgroup:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Targetgroup",
            self.call("POST", "/api/target-groups/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_target_groups(self, data: models.TargetgroupInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/target-groups/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_targetgroup(self, number: int, *, fields: str = "") -> models.Targetgroup:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Targetgroup",
            self.call("GET", f"/api/target-groups/{number}/", query={"fields": fields}, headers={}),
        )

    def change_targetgroup(
        self, number: int, data: models.TargetgroupInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Targetgroup:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Targetgroup",
            self.call(
                "PATCH",
                f"/api/target-groups/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_targetgroup(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/target-groups/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_characteristics(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.CharacteristicList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.CharacteristicList",
            self.call(
                "GET",
                "/api/characteristics/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_characteristics(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Characteristic]:
        """The items of all pages of `list_characteristics`."""
        return self.pages(
            lambda after: self.list_characteristics(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_characteristic(
        self, data: models.CharacteristicInput, *, idempotency_key: str = ""
    ) -> models.Characteristic:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Characteristic",
            self.call(
                "POST", "/api/characteristics/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def bulk_characteristics(
        self, data: models.CharacteristicInputBulk, *, idempotency_key: str = ""
    ) -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/characteristics/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_characteristic(self, number: int, *, fields: str = "") -> models.Characteristic:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Characteristic",
            self.call("GET", f"/api/characteristics/{number}/", query={"fields": fields}, headers={}),
        )

    def change_characteristic(
        self, number: int, data: models.CharacteristicInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Characteristic:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Characteristic",
            self.call(
                "PATCH",
                f"/api/characteristics/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_characteristic(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/characteristics/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_tags(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.TagList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.TagList",
            self.call(
                "GET",
                "/api/tags/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_tags(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Tag]:
        """The items of all pages of `list_tags`."""
        return self.pages(
            lambda after: self.list_tags(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_tag(self, data: models.TagInput, *, idempotency_key: str = "") -> models.Tag:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Tag",
            self.call("POST", "/api/tags/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_tags(self, data: models.TagInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call("POST", "/api/tags/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def get_tag(self, number: int, *, fields: str = "") -> models.Tag:
        """A record with its parts, and its ETag."""
        return cast("models.Tag", self.call("GET", f"/api/tags/{number}/", query={"fields": fields}, headers={}))

    def change_tag(
        self, number: int, data: models.TagInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Tag:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Tag",
            self.call(
                "PATCH",
                f"/api/tags/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_tag(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/tags/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_products(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.ProductList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.ProductList",
            self.call(
                "GET",
                "/api/products/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_products(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Product]:
        """The items of all pages of `list_products`."""
        return self.pages(
            lambda after: self.list_products(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_product(self, data: models.ProductInput, *, idempotency_key: str = "") -> models.Product:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Product",
            self.call("POST", "/api/products/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_products(self, data: models.ProductInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call("POST", "/api/products/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def get_product(self, number: int, *, fields: str = "") -> models.Product:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Product", self.call("GET", f"/api/products/{number}/", query={"fields": fields}, headers={})
        )

    def change_product(
        self, number: int, data: models.ProductInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Product:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Product",
            self.call(
                "PATCH",
                f"/api/products/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_product(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/products/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_contacts(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.ContactList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.ContactList",
            self.call(
                "GET",
                "/api/contacts/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_contacts(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Contact]:
        """The items of all pages of `list_contacts`."""
        return self.pages(
            lambda after: self.list_contacts(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_contact(
        self, data: models.ContactInput, *, refuse_duplicates: bool | None = None, idempotency_key: str = ""
    ) -> models.Contact:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Contact",
            self.call(
                "POST",
                "/api/contacts/",
                query={"refuse_duplicates": refuse_duplicates},
                headers={"Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def bulk_contacts(self, data: models.ContactInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call("POST", "/api/contacts/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def get_contact(self, number: int, *, fields: str = "") -> models.Contact:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Contact", self.call("GET", f"/api/contacts/{number}/", query={"fields": fields}, headers={})
        )

    def change_contact(
        self, number: int, data: models.ContactInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Contact:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Contact",
            self.call(
                "PATCH",
                f"/api/contacts/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_contact(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/contacts/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def merge_contact(self, number: int, data: models.Merging, *, idempotency_key: str = "") -> models.Contact:
        """Merge other records into this one: what hangs on them hangs on it then, and their numbers answer 404 with
        `merged_into`. Needs the right to change this one and to delete the others; history can undo it.
        """
        return cast(
            "models.Contact",
            self.call(
                "POST",
                f"/api/contacts/{number}/merge/",
                query={},
                headers={"Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def reveal_contact(self, number: int, data: models.Reveal) -> models.Revealed:
        """That it was shown, and why, is kept in history."""
        return cast(
            "models.Revealed", self.call("POST", f"/api/contacts/{number}/reveal/", query={}, headers={}, body=data)
        )

    def list_attachments_of_contact(
        self, number: int, *, after: int | None = None, limit: int = 50
    ) -> models.AttachmentList:
        """The files of a record, newest first; `next` is the `after` of the next page."""
        return cast(
            "models.AttachmentList",
            self.call(
                "GET", f"/api/contacts/{number}/attachments/", query={"after": after, "limit": limit}, headers={}
            ),
        )

    def add_attachment_of_contact(self, number: int, file: tuple[str, bytes]) -> models.AttachmentOut:
        """Add the `file` of a multipart form; one that is there already under the same name is not added again."""
        return cast(
            "models.AttachmentOut",
            self.call("POST", f"/api/contacts/{number}/attachments/", query={}, headers={}, file=file),
        )

    def get_attachment_of_contact(self, number: int, attachment: int) -> bytes:
        """What is in the file."""
        return cast(
            "bytes", self.call("GET", f"/api/contacts/{number}/attachments/{attachment}/", query={}, headers={})
        )

    def remove_attachment_of_contact(self, number: int, attachment: int) -> None:
        """Take a file off its record; history can bring it back for 30 days."""
        self.call("DELETE", f"/api/contacts/{number}/attachments/{attachment}/", query={}, headers={})

    def set_picture_of_contact(self, number: int, file: tuple[str, bytes]) -> models.PictureOut:
        """Have the `file` of a multipart form be the picture: a JPEG, PNG, WebP or GIF, which is made small."""
        return cast(
            "models.PictureOut", self.call("PUT", f"/api/contacts/{number}/picture/", query={}, headers={}, file=file)
        )

    def get_picture_of_contact(self, number: int) -> None:
        """The picture, a square WebP of at most 512 x 512 pixels; 404 where there is none."""
        self.call("GET", f"/api/contacts/{number}/picture/", query={}, headers={})

    def remove_picture_of_contact(self, number: int) -> None:
        """Take the picture away; history can bring it back."""
        self.call("DELETE", f"/api/contacts/{number}/picture/", query={}, headers={})

    def list_comments_of_contact(self, number: int, *, after: int | None = None, limit: int = 50) -> models.CommentList:
        """The comments on a record, newest first; `next` is the `after` of the next page."""
        return cast(
            "models.CommentList",
            self.call("GET", f"/api/contacts/{number}/comments/", query={"after": after, "limit": limit}, headers={}),
        )

    def add_comment_of_contact(
        self, number: int, data: models.CommentIn, *, idempotency_key: str = ""
    ) -> models.CommentOut:
        """Say something of a record; who is mentioned or follows is told by mail."""
        return cast(
            "models.CommentOut",
            self.call(
                "POST",
                f"/api/contacts/{number}/comments/",
                query={},
                headers={"Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def change_comment_of_contact(self, number: int, comment: int, data: models.CommentIn) -> models.CommentOut:
        """Change what one said oneself."""
        return cast(
            "models.CommentOut",
            self.call("PATCH", f"/api/contacts/{number}/comments/{comment}/", query={}, headers={}, body=data),
        )

    def remove_comment_of_contact(self, number: int, comment: int) -> None:
        """Delete one's own comment; any, for who may delete the record."""
        self.call("DELETE", f"/api/contacts/{number}/comments/{comment}/", query={}, headers={})

    def list_followers_of_contact(self, number: int) -> list[models.Named]:
        """Who is told of comments on a record."""
        return cast("list[models.Named]", self.call("GET", f"/api/contacts/{number}/followers/", query={}, headers={}))

    def follow_of_contact(self, number: int) -> None:
        """Be told by mail of comments on a record."""
        self.call("POST", f"/api/contacts/{number}/followers/", query={}, headers={})

    def unfollow_of_contact(self, number: int) -> None:
        """Be told no more."""
        self.call("DELETE", f"/api/contacts/{number}/followers/", query={}, headers={})

    def list_categories(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.CategoryList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.CategoryList",
            self.call(
                "GET",
                "/api/categories/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_categories(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Category]:
        """The items of all pages of `list_categories`."""
        return self.pages(
            lambda after: self.list_categories(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_category(self, data: models.CategoryInput, *, idempotency_key: str = "") -> models.Category:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Category",
            self.call("POST", "/api/categories/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_categories(self, data: models.CategoryInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/categories/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_category(self, number: int, *, fields: str = "") -> models.Category:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Category", self.call("GET", f"/api/categories/{number}/", query={"fields": fields}, headers={})
        )

    def change_category(
        self, number: int, data: models.CategoryInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Category:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Category",
            self.call(
                "PATCH",
                f"/api/categories/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_category(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/categories/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_origins(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.OriginList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.OriginList",
            self.call(
                "GET",
                "/api/origins/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_origins(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Origin]:
        """The items of all pages of `list_origins`."""
        return self.pages(
            lambda after: self.list_origins(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_origin(self, data: models.OriginInput, *, idempotency_key: str = "") -> models.Origin:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Origin",
            self.call("POST", "/api/origins/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_origins(self, data: models.OriginInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call("POST", "/api/origins/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def get_origin(self, number: int, *, fields: str = "") -> models.Origin:
        """A record with its parts, and its ETag."""
        return cast("models.Origin", self.call("GET", f"/api/origins/{number}/", query={"fields": fields}, headers={}))

    def change_origin(
        self, number: int, data: models.OriginInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Origin:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Origin",
            self.call(
                "PATCH",
                f"/api/origins/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_origin(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/origins/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_functions(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.FunctionList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.FunctionList",
            self.call(
                "GET",
                "/api/functions/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_functions(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Function]:
        """The items of all pages of `list_functions`."""
        return self.pages(
            lambda after: self.list_functions(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_function(self, data: models.FunctionInput, *, idempotency_key: str = "") -> models.Function:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Function",
            self.call("POST", "/api/functions/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_functions(self, data: models.FunctionInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/functions/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_function(self, number: int, *, fields: str = "") -> models.Function:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Function", self.call("GET", f"/api/functions/{number}/", query={"fields": fields}, headers={})
        )

    def change_function(
        self, number: int, data: models.FunctionInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Function:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Function",
            self.call(
                "PATCH",
                f"/api/functions/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_function(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/functions/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_contact_lists(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.ContactlistList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.ContactlistList",
            self.call(
                "GET",
                "/api/contact-lists/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_contact_lists(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Contactlist]:
        """The items of all pages of `list_contact_lists`."""
        return self.pages(
            lambda after: self.list_contact_lists(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_contactlist(self, data: models.ContactlistInput, *, idempotency_key: str = "") -> models.Contactlist:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Contactlist",
            self.call("POST", "/api/contact-lists/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_contact_lists(self, data: models.ContactlistInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/contact-lists/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_contactlist(self, number: int, *, fields: str = "") -> models.Contactlist:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Contactlist",
            self.call("GET", f"/api/contact-lists/{number}/", query={"fields": fields}, headers={}),
        )

    def change_contactlist(
        self, number: int, data: models.ContactlistInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Contactlist:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Contactlist",
            self.call(
                "PATCH",
                f"/api/contact-lists/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_contactlist(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/contact-lists/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_attachments_of_contactlist(
        self, number: int, *, after: int | None = None, limit: int = 50
    ) -> models.AttachmentList:
        """The files of a record, newest first; `next` is the `after` of the next page."""
        return cast(
            "models.AttachmentList",
            self.call(
                "GET", f"/api/contact-lists/{number}/attachments/", query={"after": after, "limit": limit}, headers={}
            ),
        )

    def add_attachment_of_contactlist(self, number: int, file: tuple[str, bytes]) -> models.AttachmentOut:
        """Add the `file` of a multipart form; one that is there already under the same name is not added again."""
        return cast(
            "models.AttachmentOut",
            self.call("POST", f"/api/contact-lists/{number}/attachments/", query={}, headers={}, file=file),
        )

    def get_attachment_of_contactlist(self, number: int, attachment: int) -> bytes:
        """What is in the file."""
        return cast(
            "bytes", self.call("GET", f"/api/contact-lists/{number}/attachments/{attachment}/", query={}, headers={})
        )

    def remove_attachment_of_contactlist(self, number: int, attachment: int) -> None:
        """Take a file off its record; history can bring it back for 30 days."""
        self.call("DELETE", f"/api/contact-lists/{number}/attachments/{attachment}/", query={}, headers={})

    def list_comments_of_contactlist(
        self, number: int, *, after: int | None = None, limit: int = 50
    ) -> models.CommentList:
        """The comments on a record, newest first; `next` is the `after` of the next page."""
        return cast(
            "models.CommentList",
            self.call(
                "GET", f"/api/contact-lists/{number}/comments/", query={"after": after, "limit": limit}, headers={}
            ),
        )

    def add_comment_of_contactlist(
        self, number: int, data: models.CommentIn, *, idempotency_key: str = ""
    ) -> models.CommentOut:
        """Say something of a record; who is mentioned or follows is told by mail."""
        return cast(
            "models.CommentOut",
            self.call(
                "POST",
                f"/api/contact-lists/{number}/comments/",
                query={},
                headers={"Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def change_comment_of_contactlist(self, number: int, comment: int, data: models.CommentIn) -> models.CommentOut:
        """Change what one said oneself."""
        return cast(
            "models.CommentOut",
            self.call("PATCH", f"/api/contact-lists/{number}/comments/{comment}/", query={}, headers={}, body=data),
        )

    def remove_comment_of_contactlist(self, number: int, comment: int) -> None:
        """Delete one's own comment; any, for who may delete the record."""
        self.call("DELETE", f"/api/contact-lists/{number}/comments/{comment}/", query={}, headers={})

    def list_followers_of_contactlist(self, number: int) -> list[models.Named]:
        """Who is told of comments on a record."""
        return cast(
            "list[models.Named]", self.call("GET", f"/api/contact-lists/{number}/followers/", query={}, headers={})
        )

    def follow_of_contactlist(self, number: int) -> None:
        """Be told by mail of comments on a record."""
        self.call("POST", f"/api/contact-lists/{number}/followers/", query={}, headers={})

    def unfollow_of_contactlist(self, number: int) -> None:
        """Be told no more."""
        self.call("DELETE", f"/api/contact-lists/{number}/followers/", query={}, headers={})

    def list_relation_types(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.RelationtypeList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.RelationtypeList",
            self.call(
                "GET",
                "/api/relation-types/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_relation_types(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Relationtype]:
        """The items of all pages of `list_relation_types`."""
        return self.pages(
            lambda after: self.list_relation_types(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_relationtype(self, data: models.RelationtypeInput, *, idempotency_key: str = "") -> models.Relationtype:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Relationtype",
            self.call(
                "POST", "/api/relation-types/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def bulk_relation_types(self, data: models.RelationtypeInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/relation-types/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_relationtype(self, number: int, *, fields: str = "") -> models.Relationtype:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Relationtype",
            self.call("GET", f"/api/relation-types/{number}/", query={"fields": fields}, headers={}),
        )

    def change_relationtype(
        self, number: int, data: models.RelationtypeInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Relationtype:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Relationtype",
            self.call(
                "PATCH",
                f"/api/relation-types/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_relationtype(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/relation-types/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_activities(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.ActivityList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.ActivityList",
            self.call(
                "GET",
                "/api/activities/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_activities(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Activity]:
        """The items of all pages of `list_activities`."""
        return self.pages(
            lambda after: self.list_activities(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_activity(self, data: models.ActivityInput, *, idempotency_key: str = "") -> models.Activity:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Activity",
            self.call("POST", "/api/activities/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_activities(self, data: models.ActivityInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/activities/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_activity(self, number: int, *, fields: str = "") -> models.Activity:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Activity", self.call("GET", f"/api/activities/{number}/", query={"fields": fields}, headers={})
        )

    def change_activity(
        self, number: int, data: models.ActivityInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Activity:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Activity",
            self.call(
                "PATCH",
                f"/api/activities/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_activity(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/activities/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_attachments_of_activity(
        self, number: int, *, after: int | None = None, limit: int = 50
    ) -> models.AttachmentList:
        """The files of a record, newest first; `next` is the `after` of the next page."""
        return cast(
            "models.AttachmentList",
            self.call(
                "GET", f"/api/activities/{number}/attachments/", query={"after": after, "limit": limit}, headers={}
            ),
        )

    def add_attachment_of_activity(self, number: int, file: tuple[str, bytes]) -> models.AttachmentOut:
        """Add the `file` of a multipart form; one that is there already under the same name is not added again."""
        return cast(
            "models.AttachmentOut",
            self.call("POST", f"/api/activities/{number}/attachments/", query={}, headers={}, file=file),
        )

    def get_attachment_of_activity(self, number: int, attachment: int) -> bytes:
        """What is in the file."""
        return cast(
            "bytes", self.call("GET", f"/api/activities/{number}/attachments/{attachment}/", query={}, headers={})
        )

    def remove_attachment_of_activity(self, number: int, attachment: int) -> None:
        """Take a file off its record; history can bring it back for 30 days."""
        self.call("DELETE", f"/api/activities/{number}/attachments/{attachment}/", query={}, headers={})

    def list_comments_of_activity(
        self, number: int, *, after: int | None = None, limit: int = 50
    ) -> models.CommentList:
        """The comments on a record, newest first; `next` is the `after` of the next page."""
        return cast(
            "models.CommentList",
            self.call("GET", f"/api/activities/{number}/comments/", query={"after": after, "limit": limit}, headers={}),
        )

    def add_comment_of_activity(
        self, number: int, data: models.CommentIn, *, idempotency_key: str = ""
    ) -> models.CommentOut:
        """Say something of a record; who is mentioned or follows is told by mail."""
        return cast(
            "models.CommentOut",
            self.call(
                "POST",
                f"/api/activities/{number}/comments/",
                query={},
                headers={"Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def change_comment_of_activity(self, number: int, comment: int, data: models.CommentIn) -> models.CommentOut:
        """Change what one said oneself."""
        return cast(
            "models.CommentOut",
            self.call("PATCH", f"/api/activities/{number}/comments/{comment}/", query={}, headers={}, body=data),
        )

    def remove_comment_of_activity(self, number: int, comment: int) -> None:
        """Delete one's own comment; any, for who may delete the record."""
        self.call("DELETE", f"/api/activities/{number}/comments/{comment}/", query={}, headers={})

    def list_followers_of_activity(self, number: int) -> list[models.Named]:
        """Who is told of comments on a record."""
        return cast(
            "list[models.Named]", self.call("GET", f"/api/activities/{number}/followers/", query={}, headers={})
        )

    def follow_of_activity(self, number: int) -> None:
        """Be told by mail of comments on a record."""
        self.call("POST", f"/api/activities/{number}/followers/", query={}, headers={})

    def unfollow_of_activity(self, number: int) -> None:
        """Be told no more."""
        self.call("DELETE", f"/api/activities/{number}/followers/", query={}, headers={})

    def list_activity_stages(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.ActivitystageList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.ActivitystageList",
            self.call(
                "GET",
                "/api/activity-stages/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_activity_stages(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Activitystage]:
        """The items of all pages of `list_activity_stages`."""
        return self.pages(
            lambda after: self.list_activity_stages(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_activitystage(
        self, data: models.ActivitystageInput, *, idempotency_key: str = ""
    ) -> models.Activitystage:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Activitystage",
            self.call(
                "POST", "/api/activity-stages/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def bulk_activity_stages(self, data: models.ActivitystageInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/activity-stages/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_activitystage(self, number: int, *, fields: str = "") -> models.Activitystage:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Activitystage",
            self.call("GET", f"/api/activity-stages/{number}/", query={"fields": fields}, headers={}),
        )

    def change_activitystage(
        self, number: int, data: models.ActivitystageInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Activitystage:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Activitystage",
            self.call(
                "PATCH",
                f"/api/activity-stages/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_activitystage(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/activity-stages/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_activity_life_cycles(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.ActivitylifecycleList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.ActivitylifecycleList",
            self.call(
                "GET",
                "/api/activity-life-cycles/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_activity_life_cycles(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Activitylifecycle]:
        """The items of all pages of `list_activity_life_cycles`."""
        return self.pages(
            lambda after: self.list_activity_life_cycles(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_activitylifecycle(
        self, data: models.ActivitylifecycleInput, *, idempotency_key: str = ""
    ) -> models.Activitylifecycle:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Activitylifecycle",
            self.call(
                "POST", "/api/activity-life-cycles/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def bulk_activity_life_cycles(
        self, data: models.ActivitylifecycleInputBulk, *, idempotency_key: str = ""
    ) -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST",
                "/api/activity-life-cycles/bulk/",
                query={},
                headers={"Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def get_activitylifecycle(self, number: int, *, fields: str = "") -> models.Activitylifecycle:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Activitylifecycle",
            self.call("GET", f"/api/activity-life-cycles/{number}/", query={"fields": fields}, headers={}),
        )

    def change_activitylifecycle(
        self, number: int, data: models.ActivitylifecycleInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Activitylifecycle:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Activitylifecycle",
            self.call(
                "PATCH",
                f"/api/activity-life-cycles/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_activitylifecycle(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/activity-life-cycles/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_activity_types(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.ActivitytypeList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.ActivitytypeList",
            self.call(
                "GET",
                "/api/activity-types/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_activity_types(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Activitytype]:
        """The items of all pages of `list_activity_types`."""
        return self.pages(
            lambda after: self.list_activity_types(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_activitytype(self, data: models.ActivitytypeInput, *, idempotency_key: str = "") -> models.Activitytype:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Activitytype",
            self.call(
                "POST", "/api/activity-types/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def bulk_activity_types(self, data: models.ActivitytypeInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/activity-types/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_activitytype(self, number: int, *, fields: str = "") -> models.Activitytype:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Activitytype",
            self.call("GET", f"/api/activity-types/{number}/", query={"fields": fields}, headers={}),
        )

    def change_activitytype(
        self, number: int, data: models.ActivitytypeInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Activitytype:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Activitytype",
            self.call(
                "PATCH",
                f"/api/activity-types/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_activitytype(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/activity-types/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_greeting_templates(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.GreetingtemplateList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.GreetingtemplateList",
            self.call(
                "GET",
                "/api/greeting-templates/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_greeting_templates(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Greetingtemplate]:
        """The items of all pages of `list_greeting_templates`."""
        return self.pages(
            lambda after: self.list_greeting_templates(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_greetingtemplate(
        self, data: models.GreetingtemplateInput, *, idempotency_key: str = ""
    ) -> models.Greetingtemplate:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Greetingtemplate",
            self.call(
                "POST", "/api/greeting-templates/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def bulk_greeting_templates(
        self, data: models.GreetingtemplateInputBulk, *, idempotency_key: str = ""
    ) -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST",
                "/api/greeting-templates/bulk/",
                query={},
                headers={"Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def get_greetingtemplate(self, number: int, *, fields: str = "") -> models.Greetingtemplate:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Greetingtemplate",
            self.call("GET", f"/api/greeting-templates/{number}/", query={"fields": fields}, headers={}),
        )

    def change_greetingtemplate(
        self, number: int, data: models.GreetingtemplateInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Greetingtemplate:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Greetingtemplate",
            self.call(
                "PATCH",
                f"/api/greeting-templates/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_greetingtemplate(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/greeting-templates/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_consent_texts(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.ConsenttextList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.ConsenttextList",
            self.call(
                "GET",
                "/api/consent-texts/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_consent_texts(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Consenttext]:
        """The items of all pages of `list_consent_texts`."""
        return self.pages(
            lambda after: self.list_consent_texts(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_consenttext(self, data: models.ConsenttextInput, *, idempotency_key: str = "") -> models.Consenttext:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Consenttext",
            self.call("POST", "/api/consent-texts/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_consent_texts(self, data: models.ConsenttextInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/consent-texts/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_consenttext(self, number: int, *, fields: str = "") -> models.Consenttext:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Consenttext",
            self.call("GET", f"/api/consent-texts/{number}/", query={"fields": fields}, headers={}),
        )

    def change_consenttext(
        self, number: int, data: models.ConsenttextInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Consenttext:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Consenttext",
            self.call(
                "PATCH",
                f"/api/consent-texts/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_consenttext(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/consent-texts/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_suppressed_addresses(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.SuppressionList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.SuppressionList",
            self.call(
                "GET",
                "/api/suppressed-addresses/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_suppressed_addresses(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Suppression]:
        """The items of all pages of `list_suppressed_addresses`."""
        return self.pages(
            lambda after: self.list_suppressed_addresses(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_suppression(self, data: models.SuppressionInput, *, idempotency_key: str = "") -> models.Suppression:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Suppression",
            self.call(
                "POST", "/api/suppressed-addresses/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def bulk_suppressed_addresses(
        self, data: models.SuppressionInputBulk, *, idempotency_key: str = ""
    ) -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST",
                "/api/suppressed-addresses/bulk/",
                query={},
                headers={"Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def get_suppression(self, number: int, *, fields: str = "") -> models.Suppression:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Suppression",
            self.call("GET", f"/api/suppressed-addresses/{number}/", query={"fields": fields}, headers={}),
        )

    def change_suppression(
        self, number: int, data: models.SuppressionInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Suppression:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Suppression",
            self.call(
                "PATCH",
                f"/api/suppressed-addresses/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_suppression(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/suppressed-addresses/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_retention_rules(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.RetentionruleList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.RetentionruleList",
            self.call(
                "GET",
                "/api/retention-rules/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_retention_rules(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Retentionrule]:
        """The items of all pages of `list_retention_rules`."""
        return self.pages(
            lambda after: self.list_retention_rules(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_retentionrule(
        self, data: models.RetentionruleInput, *, idempotency_key: str = ""
    ) -> models.Retentionrule:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Retentionrule",
            self.call(
                "POST", "/api/retention-rules/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def bulk_retention_rules(self, data: models.RetentionruleInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call(
                "POST", "/api/retention-rules/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data
            ),
        )

    def get_retentionrule(self, number: int, *, fields: str = "") -> models.Retentionrule:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Retentionrule",
            self.call("GET", f"/api/retention-rules/{number}/", query={"fields": fields}, headers={}),
        )

    def change_retentionrule(
        self, number: int, data: models.RetentionruleInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Retentionrule:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Retentionrule",
            self.call(
                "PATCH",
                f"/api/retention-rules/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_retentionrule(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/retention-rules/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def list_webhooks(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> models.WebhookList:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        return cast(
            "models.WebhookList",
            self.call(
                "GET",
                "/api/webhooks/",
                query={"q": q, "sort": sort, "after": after, "limit": limit, "criteria": criteria, "fields": fields}
                | filters,
                headers={},
            ),
        )

    def all_webhooks(
        self,
        *,
        q: str = "",
        sort: str = "caption",
        limit: int = 50,
        criteria: str = "",
        fields: str = "",
        **filters: str | int,
    ) -> Iterator[models.Webhook]:
        """The items of all pages of `list_webhooks`."""
        return self.pages(
            lambda after: self.list_webhooks(
                after=after, q=q, sort=sort, limit=limit, criteria=criteria, fields=fields, **filters
            )
        )

    def create_webhook(self, data: models.WebhookInput, *, idempotency_key: str = "") -> models.Webhook:
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        return cast(
            "models.Webhook",
            self.call("POST", "/api/webhooks/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def bulk_webhooks(self, data: models.WebhookInputBulk, *, idempotency_key: str = "") -> models.Results:
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        return cast(
            "models.Results",
            self.call("POST", "/api/webhooks/bulk/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def get_webhook(self, number: int, *, fields: str = "") -> models.Webhook:
        """A record with its parts, and its ETag."""
        return cast(
            "models.Webhook", self.call("GET", f"/api/webhooks/{number}/", query={"fields": fields}, headers={})
        )

    def change_webhook(
        self, number: int, data: models.WebhookInput, *, if_match: str = "", idempotency_key: str = ""
    ) -> models.Webhook:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        return cast(
            "models.Webhook",
            self.call(
                "PATCH",
                f"/api/webhooks/{number}/",
                query={},
                headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_webhook(self, number: int, *, if_match: str = "", idempotency_key: str = "") -> None:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        self.call(
            "DELETE",
            f"/api/webhooks/{number}/",
            query={},
            headers={"If-Match": if_match, "Idempotency-Key": idempotency_key},
        )

    def reveal_webhook(self, number: int, data: models.Reveal) -> models.Revealed:
        """That it was shown, and why, is kept in history."""
        return cast(
            "models.Revealed", self.call("POST", f"/api/webhooks/{number}/reveal/", query={}, headers={}, body=data)
        )

    def add_list_contacts(self, number: int, data: models.Numbers) -> models.Changed:
        """Put contacts into a static list; those that are in it stay."""
        return cast(
            "models.Changed",
            self.call("POST", f"/api/contact-lists/{number}/contacts/", query={}, headers={}, body=data),
        )

    def remove_list_contacts(self, number: int, data: models.Numbers) -> models.Changed:
        """Take contacts out of a static list."""
        return cast(
            "models.Changed",
            self.call("DELETE", f"/api/contact-lists/{number}/contacts/", query={}, headers={}, body=data),
        )

    def freeze_list(self, number: int, data: models.Copy) -> models.Made:
        """Make a static list of who is in a list now."""
        return cast(
            "models.Made", self.call("POST", f"/api/contact-lists/{number}/copy/", query={}, headers={}, body=data)
        )

    def list_consents(self, number: int) -> list[models.Said]:
        """All that a contact said, the latest first."""
        return cast("list[models.Said]", self.call("GET", f"/api/contacts/{number}/consents/", query={}, headers={}))

    def record_consent(self, number: int, data: models.Statement, *, idempotency_key: str = "") -> models.Said:
        """Write down what a contact said; it can't be changed later."""
        return cast(
            "models.Said",
            self.call(
                "POST",
                f"/api/contacts/{number}/consents/",
                query={},
                headers={"Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def copy_data(self, number: int) -> models.Begun:
        """Have all that is kept of a contact written into a ZIP: JSON, PDF and files (GDPR, art. 15 and 20)."""
        return cast("models.Begun", self.call("POST", f"/api/contacts/{number}/copy-of-data/", query={}, headers={}))

    def restrict_contact(self, number: int, data: models.Reason) -> None:
        """Stop the use of a contact's data (GDPR, art. 18)."""
        self.call("PUT", f"/api/contacts/{number}/restriction/", query={}, headers={}, body=data)

    def lift_restriction(self, number: int) -> None:
        """Let the data be used again."""
        self.call("DELETE", f"/api/contacts/{number}/restriction/", query={}, headers={})

    def erase_contact(self, number: int, data: models.Erase) -> None:
        """Erase a contact in place (GDPR, art. 17). It can't be undone."""
        self.call("POST", f"/api/contacts/{number}/erase/", query={}, headers={}, body=data)

    def record_consents(self, data: models.StatementOfMany, *, idempotency_key: str = "") -> models.Recorded:
        """Write down the same of many contacts."""
        return cast(
            "models.Recorded",
            self.call("POST", "/api/consents/", query={}, headers={"Idempotency-Key": idempotency_key}, body=data),
        )

    def stop_sms(self, data: models.Stop) -> None:
        """For gateways: end marketing and greetings by SMS to a number, whoever has it. May be sent again."""
        self.call("POST", "/api/consents/stop/", query={}, headers={}, body=data)

    def read_salutation(self, number: int, *, language: str = "") -> models.Salutation:
        """The contact's own formula, else one that is made; in the contact's language or another."""
        return cast(
            "models.Salutation",
            self.call("GET", f"/api/contacts/{number}/salutation/", query={"language": language}, headers={}),
        )

    def read_card(self, number: int, *, version: str = "3.0") -> None:
        """What one sees of the contact as a vCard, for who has the right to export it."""
        self.call("GET", f"/api/contacts/{number}/card/", query={"version": version}, headers={})

    def list_relations(self, number: int) -> list[models.RelationOut]:
        """Who is related to a contact, whichever side it is on; those that hold first."""
        return cast(
            "list[models.RelationOut]", self.call("GET", f"/api/contacts/{number}/relations/", query={}, headers={})
        )

    def add_relation(self, number: int, data: models.RelationIn, *, idempotency_key: str = "") -> models.RelationOut:
        """Say what another contact is to this one."""
        return cast(
            "models.RelationOut",
            self.call(
                "POST",
                f"/api/contacts/{number}/relations/",
                query={},
                headers={"Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def change_relation(
        self, number: int, relation: int, data: models.RelationChange, *, idempotency_key: str = ""
    ) -> models.RelationOut:
        """Change what is sent."""
        return cast(
            "models.RelationOut",
            self.call(
                "PATCH",
                f"/api/contacts/{number}/relations/{relation}/",
                query={},
                headers={"Idempotency-Key": idempotency_key},
                body=data,
            ),
        )

    def delete_relation(self, number: int, relation: int, *, idempotency_key: str = "") -> None:
        """Take it away from both; history keeps it."""
        self.call(
            "DELETE",
            f"/api/contacts/{number}/relations/{relation}/",
            query={},
            headers={"Idempotency-Key": idempotency_key},
        )

    def get_connections(self, number: int, *, limit: int = 150) -> models.ContactGraph:
        """Who is connected to a contact today within two steps: relations, positions, branches, associates."""
        return cast(
            "models.ContactGraph",
            self.call("GET", f"/api/contacts/{number}/connections/", query={"limit": limit}, headers={}),
        )

    def list_celebrations(
        self, *, first: str, last: str | None = None, whose: Any = "mine", kind: models.OccasionKind | None = None
    ) -> list[models.CelebrationOut]:
        """What contacts celebrate from one day to another, both included: `mine`, my unit's, or of all I see."""
        return cast(
            "list[models.CelebrationOut]",
            self.call(
                "GET",
                "/api/celebrations/",
                query={"first": first, "last": last, "whose": whose, "kind": kind},
                headers={},
            ),
        )

    def greet(self, data: models.GreetingIn) -> None:
        """Greet a contact for what it celebrates, once a year by whatever channel; it is sent in the background."""
        self.call("POST", "/api/celebrations/greetings/", query={}, headers={}, body=data)

    def get_celebration_calendars(self) -> models.CalendarsOut:
        """Of whose saints the name days are told."""
        return cast("models.CalendarsOut", self.call("GET", "/api/celebrations/calendars/", query={}, headers={}))

    def choose_celebration_calendars(self, data: models.CalendarsIn) -> models.CalendarsOut:
        """Look at these from now on."""
        return cast(
            "models.CalendarsOut", self.call("PUT", "/api/celebrations/calendars/", query={}, headers={}, body=data)
        )

    def read_timeline(
        self,
        number: int,
        *,
        kind: str = "",
        about: int | None = None,
        since: str | None = None,
        until: str | None = None,
        after: str = "",
        limit: int = 50,
    ) -> models.TimelinePage:
        """What happened with a contact, and with an account's branches and people, or with one of them (`about`)."""
        return cast(
            "models.TimelinePage",
            self.call(
                "GET",
                f"/api/contacts/{number}/timeline/",
                query={"kind": kind, "about": about, "since": since, "until": until, "after": after, "limit": limit},
                headers={},
            ),
        )

    def list_audit(
        self,
        *,
        employee: str = "",
        verb: str = "",
        entity: str = "",
        record: str = "",
        since: str = "",
        until: str = "",
        address: str = "",
        after: str = "",
        limit: int = 50,
    ) -> models.ActList:
        """Acts newest first, each with its first changes. Days are written as 2026-01-31, networks as 10.0.0.0/24."""
        return cast(
            "models.ActList",
            self.call(
                "GET",
                "/api/audit/",
                query={
                    "employee": employee,
                    "verb": verb,
                    "entity": entity,
                    "record": record,
                    "since": since,
                    "until": until,
                    "address": address,
                    "after": after,
                    "limit": limit,
                },
                headers={},
            ),
        )

    def all_audit(
        self,
        *,
        employee: str = "",
        verb: str = "",
        entity: str = "",
        record: str = "",
        since: str = "",
        until: str = "",
        address: str = "",
        limit: int = 50,
    ) -> Iterator[models.ActOutput]:
        """The items of all pages of `list_audit`."""
        return self.pages(
            lambda after: self.list_audit(
                after=after,
                employee=employee,
                verb=verb,
                entity=entity,
                record=record,
                since=since,
                until=until,
                address=address,
                limit=limit,
            )
        )

    def list_audit_changes(self, number: int, *, after: str = "", limit: int = 50) -> models.ChangeList:
        """All the rows that one act changed, in their order."""
        return cast(
            "models.ChangeList",
            self.call("GET", f"/api/audit/{number}/changes/", query={"after": after, "limit": limit}, headers={}),
        )

    def get_chart(self, *, date: str | None = None) -> list[models.ChartUnit]:
        """What stands at the top on that day, by default today, with its parts."""
        return cast("list[models.ChartUnit]", self.call("GET", "/api/chart/", query={"date": date}, headers={}))

    def move_in_chart(self, data: models.Move) -> models.Moved:
        """Put a unit below another, or an employee into another unit, from a day on."""
        return cast("models.Moved", self.call("POST", "/api/chart/moves/", query={}, headers={}, body=data))

    def get_grants(self, number: int) -> list[models.GrantOutput]:
        """Every right of the role."""
        return cast("list[models.GrantOutput]", self.call("GET", f"/api/rights/roles/{number}/", query={}, headers={}))

    def change_grants(self, number: int, data: models.GrantsInput) -> list[models.GrantOutput]:
        """Have the role grant these, and nothing else."""
        return cast(
            "list[models.GrantOutput]",
            self.call("PUT", f"/api/rights/roles/{number}/", query={}, headers={}, body=data),
        )

    def get_limits(self, number: int) -> list[models.LimitOutput]:
        """Every field that the role hides or lets read only."""
        return cast(
            "list[models.LimitOutput]", self.call("GET", f"/api/rights/roles/{number}/fields/", query={}, headers={})
        )

    def change_limits(self, number: int, data: models.LimitsInput) -> list[models.LimitOutput]:
        """Have the role keep back these, and no others."""
        return cast(
            "list[models.LimitOutput]",
            self.call("PUT", f"/api/rights/roles/{number}/fields/", query={}, headers={}, body=data),
        )

    def explain_right(self, slug: str, number: int, *, employee: int, action: str = "see") -> models.ExplanationOutput:
        """For who may change roles."""
        return cast(
            "models.ExplanationOutput",
            self.call(
                "GET",
                f"/api/rights/explained/{slug}/{number}/",
                query={"employee": employee, "action": action},
                headers={},
            ),
        )

    def list_holders(self, slug: str, number: int, *, action: str = "see") -> list[models.Named]:
        """For who may change roles."""
        return cast(
            "list[models.Named]",
            self.call("GET", f"/api/rights/holders/{slug}/{number}/", query={"action": action}, headers={}),
        )

    def list_views(self, slug: str) -> list[models.ViewOutput]:
        """The views of an entity, by the word for it in addresses."""
        return cast("list[models.ViewOutput]", self.call("GET", f"/api/views/{slug}/", query={}, headers={}))

    def create_view(self, slug: str, data: models.ViewInput) -> models.ViewOutput:
        """Make a view of one's own. Errors by field."""
        return cast("models.ViewOutput", self.call("POST", f"/api/views/{slug}/", query={}, headers={}, body=data))

    def change_view(self, slug: str, number: int, data: models.ViewInput) -> models.ViewOutput:
        """Change what is sent; of a view that one may not change, whether one's list opens with it."""
        return cast(
            "models.ViewOutput", self.call("PATCH", f"/api/views/{slug}/{number}/", query={}, headers={}, body=data)
        )

    def delete_view(self, slug: str, number: int) -> None:
        """Delete a view; the records stay."""
        self.call("DELETE", f"/api/views/{slug}/{number}/", query={}, headers={})

    def list_imports(self, *, entity: str = "", after: int | None = None, limit: int = 50) -> models.ImportList:
        """One's imports, newest first, of an `entity` (its word in addresses) or of all; `next` is the next `after`."""
        return cast(
            "models.ImportList",
            self.call("GET", "/api/imports/", query={"entity": entity, "after": after, "limit": limit}, headers={}),
        )

    def all_imports(self, *, entity: str = "", limit: int = 50) -> Iterator[models.ImportOutput]:
        """The items of all pages of `list_imports`."""
        return self.pages(lambda after: self.list_imports(after=cast(Any, after), entity=entity, limit=limit))

    def add_import(self, file: tuple[str, bytes], *, entity: str, follows: int | None = None) -> models.ImportOutput:
        """Take in the `file` of a multipart form for an `entity`; nothing is written yet.

        One that `follows` an import brings its faulty rows, corrected, and goes the same way.
        """
        return cast(
            "models.ImportOutput",
            self.call("POST", "/api/imports/", query={"entity": entity, "follows": follows}, headers={}, file=file),
        )

    def list_targets(self, slug: str) -> list[models.TargetOutput]:
        """What the columns of a file of an entity may become."""
        return cast(
            "list[models.TargetOutput]", self.call("GET", f"/api/imports/targets/{slug}/", query={}, headers={})
        )

    def get_import(self, number: int) -> models.ImportOutput:
        """Where it stands: a job that is at work tells how many rows are `done`."""
        return cast("models.ImportOutput", self.call("GET", f"/api/imports/{number}/", query={}, headers={}))

    def check_import(self, number: int, data: models.WayInput) -> models.ImportOutput:
        """Settle what columns become and rows do, and have a job check every row without writing."""
        return cast(
            "models.ImportOutput", self.call("POST", f"/api/imports/{number}/check/", query={}, headers={}, body=data)
        )

    def start_import(self, number: int, data: models.StartInput) -> models.ImportOutput:
        """Have a job write a checked file."""
        return cast(
            "models.ImportOutput", self.call("POST", f"/api/imports/{number}/start/", query={}, headers={}, body=data)
        )

    def cancel_import(self, number: int) -> models.ImportOutput:
        """Stop a check or an import; nothing of it remains. One that came to its end first stays as it is."""
        return cast("models.ImportOutput", self.call("POST", f"/api/imports/{number}/cancel/", query={}, headers={}))

    def undo_import(self, number: int) -> models.ImportOutput:
        """Have a job take back what a finished import wrote, if nothing of it was changed since."""
        return cast("models.ImportOutput", self.call("POST", f"/api/imports/{number}/undo/", query={}, headers={}))

    def get_import_errors(self, number: int) -> None:
        """The faulty rows as CSV, with what is wrong; to be corrected and added with `follows`."""
        self.call("GET", f"/api/imports/{number}/errors/", query={}, headers={})

    def list_import_likenesses(self, number: int, *, after: int = 0, limit: int = 50) -> models.LikenessList:
        """The rows that resemble a record that is there, or a row before them; `next` is the next `after`."""
        return cast(
            "models.LikenessList",
            self.call("GET", f"/api/imports/{number}/likenesses/", query={"after": after, "limit": limit}, headers={}),
        )

    def decide_import(self, number: int, data: models.DecisionInput) -> models.ImportOutput:
        """Settle what becomes of rows that resemble something, and have a job check the file once more."""
        return cast(
            "models.ImportOutput",
            self.call("POST", f"/api/imports/{number}/likenesses/", query={}, headers={}, body=data),
        )

    def list_mappings(self, slug: str) -> list[models.MappingOutput]:
        """The saved mappings of an entity: one's own, and those shared with one's units."""
        return cast(
            "list[models.MappingOutput]", self.call("GET", f"/api/import-mappings/{slug}/", query={}, headers={})
        )

    def create_mapping(self, slug: str, data: models.MappingInput) -> models.MappingOutput:
        """Save a mapping of one's own."""
        return cast(
            "models.MappingOutput", self.call("POST", f"/api/import-mappings/{slug}/", query={}, headers={}, body=data)
        )

    def change_mapping(self, slug: str, number: int, data: models.MappingInput) -> models.MappingOutput:
        """Change what is sent: the name, the columns, with whom it is shared."""
        return cast(
            "models.MappingOutput",
            self.call("PATCH", f"/api/import-mappings/{slug}/{number}/", query={}, headers={}, body=data),
        )

    def delete_mapping(self, slug: str, number: int) -> None:
        """Delete a mapping; what was imported by it stays."""
        self.call("DELETE", f"/api/import-mappings/{slug}/{number}/", query={}, headers={})

    def list_favourites(self) -> list[models.Favourite]:
        """Those that are still seen, opened last first."""
        return cast("list[models.Favourite]", self.call("GET", "/api/favourites/", query={}, headers={}))

    def add_favourite(self, slug: str, number: int) -> None:
        """Keep a record at hand."""
        self.call("PUT", f"/api/favourites/{slug}/{number}/", query={}, headers={})

    def remove_favourite(self, slug: str, number: int) -> None:
        """Keep it no longer."""
        self.call("DELETE", f"/api/favourites/{slug}/{number}/", query={}, headers={})

    def list_deliveries(
        self, *, webhook: int | None = None, after: int | None = None, limit: int = 50
    ) -> models.DeliveryList:
        """The messages of one's own webhooks, newest first, for 30 days; `next` is the `after` of the next page."""
        return cast(
            "models.DeliveryList",
            self.call(
                "GET",
                "/api/webhook-deliveries/",
                query={"webhook": webhook, "after": after, "limit": limit},
                headers={},
            ),
        )

    def all_deliveries(self, *, webhook: int | None = None, limit: int = 50) -> Iterator[models.DeliveryOut]:
        """The items of all pages of `list_deliveries`."""
        return self.pages(lambda after: self.list_deliveries(after=cast(Any, after), webhook=webhook, limit=limit))

    def replay_delivery(self, number: int) -> models.DeliveryOut:
        """The same message by its number; what it tells is as it is now."""
        return cast(
            "models.DeliveryOut", self.call("POST", f"/api/webhook-deliveries/{number}/replay/", query={}, headers={})
        )

    def list_notifications(
        self, *, kind: str = "", new: bool = False, after: str = "", limit: int = 50
    ) -> models.NotificationList:
        """What one was told, newest first: of a kind, or only what is `new`; `next` is the `after` of the next page."""
        return cast(
            "models.NotificationList",
            self.call(
                "GET",
                "/api/notifications/",
                query={"kind": kind, "new": new, "after": after, "limit": limit},
                headers={},
            ),
        )

    def all_notifications(
        self, *, kind: str = "", new: bool = False, limit: int = 50
    ) -> Iterator[models.NotificationOut]:
        """The items of all pages of `list_notifications`."""
        return self.pages(lambda after: self.list_notifications(after=after, kind=kind, new=new, limit=limit))

    def see_notification(self, number: int) -> None:
        """Note that one was seen: no mail is written about it any more."""
        self.call("POST", f"/api/notifications/{number}/seen/", query={}, headers={})

    def see_all_notifications(self) -> None:
        """Note that all were seen."""
        self.call("POST", "/api/notifications/seen/", query={}, headers={})

    def get_notification_settings(self) -> models.NotificationWishes:
        """In which way one is told of what, and when not."""
        return cast("models.NotificationWishes", self.call("GET", "/api/notifications/settings/", query={}, headers={}))

    def change_notification_settings(self, data: models.NotificationWishes) -> models.NotificationWishes:
        """From now on be told so; of kinds that are not named, as before."""
        return cast(
            "models.NotificationWishes",
            self.call("PUT", "/api/notifications/settings/", query={}, headers={}, body=data),
        )
